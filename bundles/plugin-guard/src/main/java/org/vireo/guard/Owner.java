package org.vireo.guard;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Whose a service is. Stateless. */
final class Owner {
    private static final String PLUGIN = "vireo-plugin:";

    private Owner() {}

    /** The id of the plugin whose class this is; else the symbolic name of its bundle, or its package where there are no bundles. */
    static String of(Class<?> type) {
        var bundle = FrameworkUtil.getBundle(type);
        return bundle == null ? type.getPackageName() : name(bundle);
    }

    private static String name(Bundle bundle) {
        String location = bundle.getLocation();
        return location.startsWith(PLUGIN)
                ? location.substring(PLUGIN.length()).split("/", 2)[0]
                : bundle.getSymbolicName();
    }
}
