package org.vireo.engine.api.command;

/**
 * Something to be done, as a record of ids and values that can be kept as JSON: a job is resumed from it after a restart. It holds no
 * secrets. New objects get their id from whoever makes the command, so that repeating it is recognised.
 */
public interface Command {}
