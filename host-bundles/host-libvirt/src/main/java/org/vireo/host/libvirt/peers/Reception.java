package org.vireo.host.libvirt.peers;

import java.nio.channels.SocketChannel;
import org.vireo.model.HostId;
import org.vireo.model.VmId;

/** Answers other hosts. Thread-safe; throws {@link org.vireo.model.VireoException} for what it refuses, whose message they are told. */
public interface Reception {
    /** Whether that host may ask about that virtual machine now; asked before anything else that it says is read. */
    void admit(HostId peer, VmId vm);

    /** The answer to anything but {@link PeerRequest.Purpose#LIBVIRT}. */
    byte[] answer(PeerRequest request);

    /** A connection to this host's libvirt, which the caller closes. */
    SocketChannel libvirt();
}
