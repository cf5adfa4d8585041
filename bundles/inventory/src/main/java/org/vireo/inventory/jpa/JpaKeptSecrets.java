package org.vireo.inventory.jpa;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.inventory.KeptSecrets;
import org.vireo.model.Secret;
import org.vireo.sealing.SealedJson;
import org.vireo.sealing.Sealer;

/** Goes through every column that may hold secrets; each row is changed in a transaction of its own. Thread-safe. */
@Component
public final class JpaKeptSecrets implements KeptSecrets {
    private static final String NAMED = "select cast(id as text), name, sealed from secret where strpos(sealed, ?) = 1";
    private static final String REPLACE_NAMED =
            "update secret set sealed = ? where id = cast(? as uuid) and sealed = ?";

    private final Native sql;
    private final Sealer sealer;

    /** Works with the same database. */
    @Activate
    public JpaKeptSecrets(@Reference JpaTransactions transactions, @Reference Sealer sealer) {
        this.sql = new Native(transactions);
        this.sealer = sealer;
    }

    @Override
    public int sealClear() {
        UnaryOperator<String> seal = clear -> sealer.seal(SealedJson.PURPOSE, Secret.of(clear));
        int changed = 0;
        for (var column : SecretColumn.ALL) {
            for (var row : sql.rows(column.findClear())) {
                changed += change(column, row, json -> SecretColumn.changeClear(json, seal));
            }
        }
        return changed;
    }

    @Override
    public int sealAgain(String key) {
        var mark = Sealer.markOf(key);
        int changed = 0;
        for (var column : SecretColumn.ALL) {
            for (var row : sql.rows(column.findText(), mark)) {
                changed += change(
                        column,
                        row,
                        json -> SecretColumn.changeTexts(json, mark, kept -> again(SealedJson.PURPOSE, kept)));
            }
        }
        for (var row : sql.rows(NAMED, mark)) {
            sql.change(REPLACE_NAMED, again((String) row[1], (String) row[2]), row[0], row[2]);
            changed++;
        }
        return changed;
    }

    private String again(String purpose, String sealed) {
        return sealer.seal(purpose, sealer.open(purpose, sealed));
    }

    private int change(SecretColumn column, Object[] row, Consumer<JsonNode> work) {
        var json = SecretColumn.read((String) row[1]);
        work.accept(json);
        sql.change(column.replace(), json.toString(), row[0], row[1]);
        return 1;
    }

    @Override
    public int sealedWith(String key) {
        var mark = Sealer.markOf(key);
        return SecretColumn.ALL.stream()
                        .mapToInt(column -> sql.rows(column.findText(), mark).size())
                        .sum()
                + sql.rows(NAMED, mark).size();
    }
}
