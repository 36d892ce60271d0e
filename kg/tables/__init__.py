"""Files of the graph for other programs: Parquet records, CSV, GraphML, GEXF, Neo4j, FollowTheMoney, RDF."""

from kg.tables.exports import FORMATS, Format, export

__all__ = ["FORMATS", "Format", "export"]
