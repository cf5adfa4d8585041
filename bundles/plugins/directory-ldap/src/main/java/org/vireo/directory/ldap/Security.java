package org.vireo.directory.ldap;

/** How connections are kept from others' eyes. */
enum Security {
    /** TLS from the first byte. */
    LDAPS(636),
    /** TLS before anything secret is said. */
    STARTTLS(389),
    /** Not at all. */
    PLAIN(389);

    private final int port;

    Security(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }
}
