package org.vireo.model;

/**
 * How graphical consoles behave. Immutable.
 *
 * @param monitors 1, or 2 or 4 with SPICE
 * @param singleQxlPci whether all monitors hang on one device
 * @param copyPaste whether texts are carried between viewer and guest
 * @param fileTransfer whether files are
 * @param smartcard whether the viewer's card reader is passed on
 * @param allowOverride whether somebody else's session may be taken over
 * @param keyboardLayout such as {@code de}, empty for {@code en-us}
 * @param disconnectAction what happens when a viewer leaves, empty for locking the screen
 * @param disconnectDelay minutes before that
 */
public record DisplaySettings(
        int monitors,
        boolean singleQxlPci,
        boolean copyPaste,
        boolean fileTransfer,
        boolean smartcard,
        boolean allowOverride,
        String keyboardLayout,
        String disconnectAction,
        int disconnectDelay) {
    /** One monitor, copy and paste and file transfer. */
    public static final DisplaySettings USUAL = new DisplaySettings(1, false, true, true, false, false, "", "", 0);

    /** Refuses values outside their ranges with an {@link IllegalArgumentException}. */
    public DisplaySettings {
        Ranges.require(monitors >= 1 && monitors <= 4 && monitors != 3, "monitors must be 1, 2 or 4");
        Ranges.plain("the keyboard layout", keyboardLayout, 20);
        Ranges.plain("the disconnect action", disconnectAction, 40);
        Ranges.require(
                keyboardLayout.isEmpty() || keyboardLayout.matches("[a-z]{2,3}(-[a-z]{2,6})?"),
                "the keyboard layout must be one like de or en-us");
        Ranges.require(disconnectDelay >= 0, "the delay of the disconnect action must not be negative");
    }
}
