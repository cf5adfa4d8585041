package org.vireo.host.libvirt;

import org.vireo.host.libvirt.binding.LifecycleEvent;
import org.vireo.model.VmId;

/** Told what happens at libvirt. Every method must return at once. */
interface ConnectionListener {
    /** There is a connection, for the first time or again. */
    void connected();

    /** The connection broke. */
    void disconnected();

    /** A domain, ours or not, went to another state. */
    void lifecycle(VmId vm, LifecycleEvent event, int detail);

    /** A domain, ours or not, was reset. */
    void rebooted(VmId vm);

    /** The agent of a guest, ours or not, opened or closed its channel. */
    void agent(VmId vm, boolean connected);
}
