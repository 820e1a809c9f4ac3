"""Routemap 路线图: from YAML definitions of petition matters to a published guide.

The flow goes one way:

    routes/*.yaml -> load -> Guide -> check -> problems
                             Guide -> render (with draw for the charts) -> Site, files in memory
                                      Site -> publish -> a folder, or the preview

`model` says what a guide is, `pipeline` holds the order of the steps, `cli` and `publish` are the doors.
"""

__version__ = "0.1.0"
