package org.vireo.inventory;

/** What every object with a name has. */
public interface Named {
    /** Unique among its kind where the kind says so. */
    String name();

    /** Sets {@link #name()}. */
    void setName(String value);

    /** Free text. */
    String description();

    /** Sets {@link #description()}. */
    void setDescription(String value);

    /** Free text. */
    String comment();

    /** Sets {@link #comment()}. */
    void setComment(String value);

    /** Attributes of API v4 that the engine keeps for clients without acting on them, a JSON object. */
    String extras();

    /** Sets {@link #extras()}. */
    void setExtras(String value);
}
