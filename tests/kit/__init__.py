"""What the tests of several rooms share: stand-ins for the outside. Holds no tests."""
