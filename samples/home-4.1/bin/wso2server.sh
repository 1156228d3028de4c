#!/bin/sh
# stands for the start script of a real home
