"""Files of the graph: Parquet records, CSV, GraphML."""
