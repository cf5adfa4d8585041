package org.vireo.rest.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Term;

/**
 * What a kind of object is searched by: its own fields, and through its relations those of other kinds. Names are in lower case. Immutable
 * once built.
 */
public final class Subject {
    private static final int DEEPEST = 3;

    private final Class<?> type;
    private final Map<String, Facet> facets = new LinkedHashMap<>();
    private final Map<String, Relation> relations = new LinkedHashMap<>();
    private boolean guarded;

    private Subject(Class<?> type) {
        this.type = type;
    }

    /** Begins the description of a kind. */
    public static Builder of(Class<?> type) {
        return new Builder(new Subject(type));
    }

    Class<?> type() {
        return type;
    }

    /** Whether permissions decide which of them a caller sees. */
    boolean guarded() {
        return guarded;
    }

    Map<String, Facet> facets() {
        return facets;
    }

    Map<String, Relation> relations() {
        return relations;
    }

    /** What a name stands for: a field, the name of something related, or a field of it. */
    Optional<Facet> facet(String name) {
        return facet(name, 0);
    }

    private Optional<Facet> facet(String name, int depth) {
        var own = facets.get(name);
        if (own != null || depth > DEEPEST) {
            return Optional.ofNullable(own);
        }
        var dot = name.indexOf('.');
        var relation = relations.get(dot < 0 ? name : name.substring(0, dot));
        if (relation == null) {
            return Optional.empty();
        }
        var wanted = dot < 0 ? "name" : name.substring(dot + 1);
        return relation.subject().get().facet(wanted, depth + 1).map(facet -> new RelatedFacet(relation, facet));
    }

    /**
     * How objects of another kind belong to these.
     *
     * @param hops from these to those
     * @param subject the other kind
     */
    record Relation(List<Hop> hops, Supplier<Subject> subject) {
        Criterion criterion(Criterion of, Asking asking) {
            var criterion = asking.seen(of, subject.get());
            for (int i = hops.size() - 1; i >= 0; i--) {
                criterion = hops.get(i).related(criterion);
            }
            return criterion;
        }

        Optional<Term> order(Term of, Asking asking) {
            var last = hops.get(hops.size() - 1);
            return hops.size() == 1
                    ? Optional.of(new Term.Found(
                            last.mine(), last.type(), last.theirs(), asking.seen(last.only(), subject.get()), of))
                    : Optional.empty();
        }
    }

    /**
     * One step to related entities.
     *
     * @param mine the value that relates
     * @param type of the others
     * @param theirs the equal value of theirs
     * @param only which of them count
     */
    public record Hop(Term mine, Class<?> type, Term theirs, Criterion only) {
        /** To those whose field has the value of one of ours. */
        public static Hop to(String mine, Class<?> type, String theirs) {
            return new Hop(Term.of(mine), type, Term.of(theirs), Criterion.everything());
        }

        /** To those whose id stands within JSON of ours. */
        public static Hop json(String field, String member, Class<?> type) {
            return new Hop(
                    new Term.Json(field, List.of(member), Term.Kind.ID), type, Term.of("id"), Criterion.everything());
        }

        /** The same, counting only some. */
        public Hop where(String field, Object value) {
            return new Hop(mine, type, theirs, Criterion.equal(Term.of(field), value));
        }

        Criterion related(Criterion criterion) {
            return new Criterion.Related(mine, type, theirs, new Criterion.All(List.of(only, criterion)));
        }
    }

    /** Collects a description; used once. */
    public static final class Builder {
        private final Subject made;

        private Builder(Subject made) {
            this.made = made;
        }

        /** Permissions decide who sees which. */
        public Builder guarded() {
            made.guarded = true;
            return this;
        }

        /** Name, description, comment and id. */
        public Builder details() {
            return text("name", Term.of("name"))
                    .text("description", Term.of("description"))
                    .text("comment", Term.of("comment"))
                    .id();
        }

        public Builder id() {
            return facet("id", new Facets.IdFacet(Term.of("id")));
        }

        /** Text in which bare words are looked for too. */
        public Builder text(String name, Term term) {
            return facet(name, new Facets.TextFacet(term, true));
        }

        /** Text that only counts when asked for by name. */
        public Builder named(String name, Term term) {
            return facet(name, new Facets.TextFacet(term, false));
        }

        public Builder number(String name, Term term) {
            return number(name, term, 1);
        }

        /** A number that is searched for in whole units. */
        public Builder number(String name, Term term, long unit) {
            return facet(name, new Facets.NumberFacet(term, unit));
        }

        public Builder time(String name, Term term) {
            return facet(name, new Facets.TimeFacet(term));
        }

        /** For how many seconds something lasts. */
        public Builder age(String name, Term begun) {
            return facet(name, new AgeFacet(begun));
        }

        public Builder constant(String name, Term term, Class<? extends Enum<?>> type) {
            return facet(name, Facets.ConstantFacet.of(term, type));
        }

        public Builder flag(String name, String field) {
            return flag(name, Criterion.equal(Term.of(field), true));
        }

        public Builder flag(String name, Criterion criterion) {
            return facet(name, new Facets.FlagFacet(criterion));
        }

        /** Load as it was last reported. */
        public Builder measured(String name, String measure) {
            return facet(name, new Facets.MeasuredFacet(Term.of("id"), measure));
        }

        /** A value that is the same for all. */
        public Builder fixed(String name, String value) {
            return facet(name, new FixedFacet(value));
        }

        public Builder facet(String name, Facet facet) {
            made.facets.put(name, facet);
            return this;
        }

        /** The fields that were added last count only when a condition holds. */
        public Builder only(Criterion when, String... names) {
            for (var name : names) {
                made.facets.put(name, new OnlyFacet(made.facets.get(name), when));
            }
            return this;
        }

        /** A further name of a field. */
        public Builder alias(String name, String of) {
            return facet(name, made.facets.get(of));
        }

        /** Objects of another kind, under several names; a bare name asks for theirs. */
        public Builder related(Supplier<Subject> subject, List<String> names, Hop... hops) {
            var relation = new Relation(List.of(hops), subject);
            names.forEach(name -> made.relations.put(name, relation));
            return this;
        }

        public Subject build() {
            return made;
        }
    }

    /** Those a bare word is looked for in. */
    List<Facet> free() {
        var found = new ArrayList<Facet>();
        facets.values().stream().filter(Facet::free).distinct().forEach(found::add);
        return found;
    }
}
