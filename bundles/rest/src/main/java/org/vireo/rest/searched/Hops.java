package org.vireo.rest.searched;

import java.util.List;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Definition;
import org.vireo.inventory.DiskAttachment;
import org.vireo.inventory.LoggedEvent;
import org.vireo.inventory.Membership;
import org.vireo.inventory.Term;
import org.vireo.rest.search.Subject.Hop;

/** Ways from one kind of object to another that several kinds share. */
final class Hops {
    private Hops() {}

    static Hop attached(String owner) {
        return Hop.to("id", DiskAttachment.class, owner);
    }

    static Hop tagged(String kind) {
        return Hop.to("id", Membership.class, "memberId").where("holderKind", "tag");
    }

    /** Kept as it was sent, so it may be anything. */
    static Hop quota() {
        return new Hop(
                Term.json("extras", "quota", "id"),
                Definition.class,
                Term.of("id").text(),
                Criterion.equal(Term.of("kind"), "quota"));
    }

    static Term cores(String field) {
        return new Term.Product(List.of(
                new Term.Json(field, List.of("cpu", "sockets"), Term.Kind.NUMBER),
                new Term.Json(field, List.of("cpu", "cores"), Term.Kind.NUMBER),
                new Term.Json(field, List.of("cpu", "threads"), Term.Kind.NUMBER)));
    }

    /** From an object to the events about it. */
    static Hop told(String kind) {
        return new Hop(
                Term.of("id"),
                LoggedEvent.class,
                new Term.Json("subjects", List.of(kind), Term.Kind.ID),
                new Criterion.Present(Term.of("number")));
    }
}
