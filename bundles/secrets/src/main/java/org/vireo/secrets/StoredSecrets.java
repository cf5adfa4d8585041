package org.vireo.secrets;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.secret.SecretName;
import org.vireo.engine.api.secret.SecretStore;
import org.vireo.inventory.Criterion;
import org.vireo.inventory.Criterion.Operator;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.SealedSecret;
import org.vireo.inventory.Term;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.Secret;
import org.vireo.sealing.Sealer;

/** Secrets by name in the database, each sealed for its name: a row that is moved to another name does not open. Thread-safe. */
@Component
public final class StoredSecrets implements SecretStore {
    private static final String NAME = "name";

    private final Inventory inventory;
    private final Transactions transactions;
    private final Sealer sealer;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public StoredSecrets(
            @Reference Inventory inventory, @Reference Transactions transactions, @Reference Sealer sealer) {
        this.inventory = inventory;
        this.transactions = transactions;
        this.sealer = sealer;
    }

    @Override
    public void put(SecretName name, Secret value) {
        Objects.requireNonNull(value, "value");
        transactions.run(() -> {
            var row = find(name).orElseGet(() -> {
                var fresh = new SealedSecret(UUID.randomUUID(), name.text());
                inventory.add(fresh);
                return fresh;
            });
            row.setSealed(sealer.seal(name.text(), value), clock.instant());
            inventory.flush();
        });
    }

    private Optional<SealedSecret> find(SecretName name) {
        return inventory.first(SealedSecret.class, Where.equal(NAME, name.text()));
    }

    @Override
    public Optional<Secret> get(SecretName name) {
        return transactions.read(() -> find(name)).map(row -> sealer.open(name.text(), row.sealed()));
    }

    @Override
    public boolean remove(SecretName name) {
        return transactions.call(() -> {
            var row = find(name);
            row.ifPresent(inventory::remove);
            return row.isPresent();
        });
    }

    @Override
    public int removeBelow(SecretName folder) {
        return transactions.call(() -> {
            var rows = below(folder);
            rows.forEach(inventory::remove);
            return rows.size();
        });
    }

    @Override
    public List<SecretName> namesBelow(SecretName folder) {
        return transactions.read(() ->
                below(folder).stream().map(row -> new SecretName(row.name())).toList());
    }

    /** Between the slash and the character after it, '0': a pattern would take underscores for more than themselves. */
    private List<SealedSecret> below(SecretName folder) {
        var name = Term.of(NAME).bytewise();
        var after = new Criterion.Compared(name, Operator.GREATER, folder + "/");
        var before = new Criterion.Compared(name, Operator.LESS, folder + "0");
        return inventory.list(SealedSecret.class, Where.that(after).and(before).order(name, false));
    }
}
