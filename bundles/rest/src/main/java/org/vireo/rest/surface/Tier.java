package org.vireo.rest.surface;

/** How early clients need a request of the published API. */
public enum Tier {
    /** Every client begins with it. */
    FIRST("1"),
    /** Most programs use it. */
    SECOND("2"),
    /** Few programs use it. */
    THIRD("3"),
    /** No client that was looked at asks for it. */
    NONE("none");

    private final String label;

    Tier(String label) {
        this.label = label;
    }

    /** As the table shows it. */
    public String label() {
        return label;
    }
}
