package org.vireo.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.vireo.inventory.Account;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Term;
import org.vireo.inventory.Where;
import org.vireo.model.Id;

/** An inventory that holds accounts and nothing else. */
record Accounts(List<Account> accounts) implements Inventory {
    @Override
    public <T> Optional<T> find(Class<T> type, Id id) {
        return accounts.stream().filter(a -> a.id().equals(id)).map(type::cast).findFirst();
    }

    @Override
    public <T> T get(Class<T> type, Id id) {
        return find(type, id).orElseThrow();
    }

    @Override
    public <T> T getForUpdate(Class<T> type, Id id) {
        return get(type, id);
    }

    @Override
    public void add(Object entity) {
        throw new UnsupportedOperationException("the console adds nothing");
    }

    @Override
    public void remove(Object entity) {
        throw new UnsupportedOperationException("the console removes nothing");
    }

    @Override
    public <T> List<T> list(Class<T> type, Where where) {
        return accounts.stream()
                .filter(a -> where.conditions().stream().allMatch(c -> matches(a, c)))
                .map(type::cast)
                .toList();
    }

    private static boolean matches(Account account, Where.Condition condition) {
        return switch (condition.field()) {
            case "name" -> account.name().equals(condition.value());
            case "profile" -> account.profile().equals(condition.value());
            default -> throw new IllegalArgumentException("accounts have no field " + condition.field());
        };
    }

    @Override
    public Map<UUID, Long> sums(Class<?> type, String number, String by, Where where) {
        throw new UnsupportedOperationException("the console adds nothing up");
    }

    @Override
    public List<String> values(Class<?> type, Term term, Where where) {
        throw new UnsupportedOperationException("the console lists no values");
    }

    @Override
    public List<UUID> ids(Class<?> type, Where where) {
        throw new UnsupportedOperationException("the console lists no ids");
    }

    @Override
    public long count(Class<?> type, Where where) {
        return list(type, where).size();
    }

    @Override
    public void flush() {
        // nothing is pending
    }
}
