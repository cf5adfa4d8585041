package org.vireo.kit;

/** The two places a plugin runs in, and what it may see there. */
enum Half {
    ENGINE("engine half", "vireo-", "org.vireo.spi"),
    HOST("host half", "vireo-host-", "org.vireo.host.spi");

    private static final String OURS = "org.vireo";
    private static final String MODEL = "org.vireo.model";
    private static final String PROTOCOL = "org.vireo.protocol";

    private final String title;
    private final String featurePrefix;
    private final String contract;

    Half(String title, String featurePrefix, String contract) {
        this.title = title;
        this.featurePrefix = featurePrefix;
        this.contract = contract;
    }

    /** For sentences. */
    String title() {
        return title;
    }

    String feature(String plugin) {
        return featurePrefix + plugin;
    }

    /** Whether a package is part of the contracts this half may use. */
    boolean mayUse(String name) {
        return within(MODEL, name) || within(PROTOCOL, name) || within(contract, name);
    }

    /** What this half may use, for sentences. */
    String contracts() {
        return MODEL + ", " + PROTOCOL + " and " + contract;
    }

    /** Whether a package belongs to the product or to one of its plugins. */
    static boolean isOurs(String name) {
        return within(OURS, name);
    }

    /** Whether a package is a contract of either half. */
    static boolean isContract(String name) {
        return ENGINE.mayUse(name) || HOST.mayUse(name);
    }

    private static boolean within(String root, String name) {
        return name.equals(root) || name.startsWith(root + ".");
    }
}
