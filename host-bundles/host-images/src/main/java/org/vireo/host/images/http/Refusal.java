package org.vireo.host.images.http;

/** The one way in which a ticket is refused. Stateless. */
final class Refusal {
    static final String TEXT = "You are not allowed to access this resource";

    private Refusal() {}

    static Span.UnfitException exception() {
        return new Span.UnfitException(403, TEXT);
    }
}
