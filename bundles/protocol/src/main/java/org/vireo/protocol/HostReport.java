package org.vireo.protocol;

/** Something a host tells without being asked. Implementations are records carrying {@link ReportKind}. */
public interface HostReport {}
