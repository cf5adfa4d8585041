package org.vireo.protocol;

/** What a host answers to a {@link HostRequest}. Implementations are records. */
public interface HostReply {}
