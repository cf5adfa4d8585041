package org.vireo.ctl.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A type of the API. Immutable. */
public record Type(String name, List<Member> members) {
    private static final Set<String> AROUND_A_LIST = Set.of("href", "actions");

    public Optional<Member> member(String wanted) {
        return members.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    /** The list that this type is only a wrapper around, if it is one. */
    public Optional<Member> items() {
        var own = new ArrayList<>(members);
        own.removeIf(one -> AROUND_A_LIST.contains(one.name()));
        return own.size() == 1 && own.get(0).list() ? Optional.of(own.get(0)) : Optional.empty();
    }

    /** Whether objects of it stand for themselves and can be referred to. */
    public boolean isReferable() {
        return member("href").isPresent() && member("id").isPresent();
    }

    /** The member that a mistaken name may have meant. */
    public Optional<String> near(String wanted) {
        return members.stream()
                .map(Member::name)
                .filter(name -> Spelling.distance(name, wanted) <= Math.max(1, wanted.length() / 3))
                .min(java.util.Comparator.comparingInt(name -> Spelling.distance(name, wanted)));
    }
}
