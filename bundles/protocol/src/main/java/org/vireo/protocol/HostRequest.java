package org.vireo.protocol;

/**
 * Something the engine asks of a host. Implementations are records carrying {@link Verb}; asking twice under the same operation id is
 * answered with the first answer.
 *
 * @param <T> the reply to it
 */
public interface HostRequest<T extends HostReply> {}
