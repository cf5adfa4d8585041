package org.vireo.engine.api.host;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Agents that wait to be adopted. They have no certificate and no queue. Thread-safe. */
@ProviderType
public interface WaitingAgents {
    /** Those heard of in the last minute, by host name. */
    List<WaitingAgent> list();
}
