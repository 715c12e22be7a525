"""The whole catalogue: its tree, its checks, its differences from another one."""
