package org.vireo.engine.api.vm;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.engine.api.command.Check;
import org.vireo.model.ClusterId;

/** Which custom properties virtual machines and their devices may have, and with which values. Thread-safe. */
@ProviderType
public interface CustomProperties {
    /**
     * Judges the properties of a virtual machine; what was there before stays allowed. Works in the present transaction.
     *
     * @param attempt begins the reasons, such as {@code Cannot add VM.}
     * @param cluster whose compatibility level counts
     */
    Check ofVm(String attempt, ClusterId cluster, Map<String, String> before, Map<String, String> after);

    /** The same for network interfaces. */
    Check ofNic(String attempt, Map<String, String> before, Map<String, String> after);

    /** Properties that come with the product, as {@code name=expression;…}. */
    String predefined(String level);

    /** Properties that an administrator added, in the same form. */
    String userDefined(String level);

    /** Properties of devices, as {@code {type=…;prop={name=expression;…}}}. */
    String ofDevices(String level);
}
