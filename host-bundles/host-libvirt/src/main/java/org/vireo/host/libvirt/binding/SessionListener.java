package org.vireo.host.libvirt.binding;

import org.vireo.model.VmId;

/** Told what happens on a connection, on the thread of the event loop: must return at once. */
public interface SessionListener {
    /** A domain went to another state; {@code detail} is libvirt's number, its meaning depends on {@code event}. */
    void lifecycle(VmId vm, LifecycleEvent event, int detail);

    /** A domain was reset, by itself or on request. */
    void rebooted(VmId vm);

    /** The guest opened or closed the channel of its agent. */
    void agent(VmId vm, boolean connected);

    /** The connection broke. */
    void closed();
}
