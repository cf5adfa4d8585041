package org.vireo.kit;

import java.util.List;

/** Something every plugin keeps to. Pure. */
interface Rule {
    /** A sentence for each way in which a plugin breaks it. */
    List<String> broken(PluginFile plugin);
}
