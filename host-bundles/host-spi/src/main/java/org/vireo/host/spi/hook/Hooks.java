package org.vireo.host.spi.hook;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.VmId;

/**
 * Runs the scripts of the hook points. A service that a host may lack. Thread-safe; nothing that a script does delays or disturbs a call
 * for another virtual machine. Whatever fails is told to the engine before the call returns.
 */
@ProviderType
public interface Hooks {
    /** Whether any script stands at this point now. Returns soon. */
    boolean present(HookPoint point);

    /** A virtual machine is about to start; its properties are in the environment of all its scripts until {@link #end}. */
    void begin(HookedVm vm);

    /** Custom properties of its network interfaces, by hardware address; those that have none are missing. */
    Map<String, Map<String, String>> nics(VmId vm);

    /** Keeps the description of a running virtual machine for the scripts that run when it is gone. */
    void describe(VmId vm, String xml);

    /** The last description that was kept. */
    Optional<String> description(VmId vm);

    /** A virtual machine is gone and its scripts have run: what was kept of it is forgotten. */
    void end(VmId vm);

    /**
     * Runs the scripts of a point one after the other, and blocks until the last has ended or was ended.
     *
     * @param more variables beside those of the virtual machine, such as the custom properties of one device
     * @param document what the first script finds in its file; ignored if the point has none
     * @return the document as the last script left it
     * @throws org.vireo.model.VireoException with {@link HookError#HOOK_REFUSED} if the point is hard and a script refused
     */
    String run(HookPoint point, VmId vm, Map<String, String> more, String document);

    /**
     * The scripts before a start, which may also change how libvirt is asked to start.
     *
     * @throws org.vireo.model.VireoException with {@link HookError#HOOK_REFUSED} if a script refused
     */
    HookedStart beforeStart(VmId vm, HookedStart start);

    /** Scripts of a point of the host itself. */
    String run(HookPoint point, String document);
}
