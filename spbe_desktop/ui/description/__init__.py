"""The fields in which an officer describes a document."""
