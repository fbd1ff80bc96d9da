"""Builds: the same articles built by the digest and by its peers, each as a command that is measured."""
