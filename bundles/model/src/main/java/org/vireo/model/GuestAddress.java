package org.vireo.model;

import java.util.Objects;

/**
 * How an interface of a guest gets an address. Immutable.
 *
 * @param method how
 * @param address of a {@link IpMethod#STATIC} one, empty otherwise
 * @param netmask in dots, or the length of a prefix; empty if none
 * @param gateway empty if none
 */
public record GuestAddress(IpMethod method, String address, String netmask, String gateway) {
    /** No address. */
    public static final GuestAddress NONE = new GuestAddress(IpMethod.NONE, "", "", "");

    /** Refuses texts that are no addresses with an {@link IllegalArgumentException}. */
    public GuestAddress {
        Objects.requireNonNull(method, "method");
        check("address", address);
        check("netmask", netmask);
        check("gateway", gateway);
        Ranges.require(method != IpMethod.STATIC || !address.isEmpty(), "a static configuration needs an address");
    }

    private static void check(String what, String text) {
        Ranges.require(
                text.matches("[0-9a-fA-F.:]{0,45}"),
                "the " + what + " of an interface is no address: digits, dots, colons");
    }
}
