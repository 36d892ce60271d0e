"""The data files of the knowledge base, and the script that writes the generated ones."""
