package org.vireo.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.vireo.engine.api.secret.SecretName;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.sealing.SealingError;
import org.vireo.sealing.SealingKeys;

final class StoredSecretsStoreTest {
    private static final SecretName FOLDER = SecretName.ofPlugin("storage-nfs");
    private static final SecretName NAME = FOLDER.child("pass_word");
    private static final Secret SECRET = Secret.of("open sesame");

    private final TestStore store = new TestStore();
    private final StoredSecrets secrets = new StoredSecrets(store.inventory(), store.transactions(), store.sealer());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsAndForgets() {
        assertThat(secrets.get(NAME)).isEmpty();
        secrets.put(NAME, Secret.of("old"));
        secrets.put(NAME, SECRET);
        store.restart();

        assertThat(again().get(NAME)).contains(SECRET);
        assertThat(again().remove(NAME)).isTrue();
        assertThat(again().remove(NAME)).isFalse();
        assertThat(again().get(NAME)).isEmpty();
    }

    private StoredSecrets again() {
        return new StoredSecrets(store.inventory(), store.transactions(), store.sealer());
    }

    @Test
    void comesAndGoesWithTheTransaction() {
        assertThatThrownBy(() -> store.transactions().run(() -> {
                    secrets.put(NAME, SECRET);
                    assertThat(secrets.get(NAME)).contains(SECRET);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(secrets.get(NAME)).isEmpty();
    }

    @Test
    void forgetsFolders() {
        var deep = new SecretName(NAME + "/deep");
        var beside = SecretName.ofPlugin("storage-nfs-fast").child("x");
        var upper = FOLDER.child("Z");
        for (var name : new SecretName[] {NAME, deep, beside, upper, FOLDER}) {
            secrets.put(name, SECRET);
        }

        assertThat(secrets.namesBelow(FOLDER)).containsExactly(upper, NAME, deep);
        assertThat(secrets.removeBelow(FOLDER)).isEqualTo(3);
        assertThat(secrets.namesBelow(SecretName.of("plugin"))).containsExactly(FOLDER, beside);
    }

    @Test
    void doesNotOpenForAnotherName() throws SQLException {
        secrets.put(NAME, SECRET);
        try (var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update secret set name = 'plugin/evil/x'");
        }

        assertThatThrownBy(() -> secrets.get(SecretName.ofPlugin("evil").child("x")))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(SealingError.SECRET_UNREADABLE));
    }

    @Test
    void renewsTheKeyAndDropsTheOldOneAtTheNextStart() {
        var keys = (SealingKeys) store.sealer();
        var first = keys.present();
        secrets.put(NAME, SECRET);

        var renewal = new SecretsUpkeep(store.secrets(), keys).renew();

        assertThat(renewal.rows()).isEqualTo(1);
        assertThat(renewal.key()).isEqualTo(keys.present()).isNotEqualTo(first);
        assertThat(keys.older()).contains(first);
        assertThat(secrets.get(NAME)).contains(SECRET);
        assertThat(new SecretsUpkeep(store.secrets(), keys)).isNotNull();
        assertThat(keys.older()).isEmpty();
        assertThat(secrets.get(NAME)).contains(SECRET);
    }

    @Test
    void fillsPlaceholdersForBundlesOfThePluginOnly() {
        secrets.put(NAME, SECRET);
        var text = "x $[secret:" + NAME + "] $[secret:plugin/storage-nfs/none] $[secret:../etc] $1";

        assertThat(delivered("vireo-plugin:storage-nfs/1.0.0/a.jar", "some", text))
                .isEqualTo(text.replace("$[secret:" + NAME + "]", "open sesame"));
        assertThat(delivered("mvn:…", "vireo-storage-nfs", text)).contains("open sesame");
        assertThat(delivered("vireo-plugin:storage-nfs-fast/1.0.0/a.jar", "vireo-storage-nfs", text))
                .isEqualTo(text);
        assertThat(delivered("mvn:…", "some", text)).isEqualTo(text);
    }

    private String delivered(String location, String name, String text) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("password", text);
        properties.put("many", new String[] {text});
        properties.put("port", 7);

        new SecretPlaceholders(secrets).modifyConfiguration(reference(location, name), properties);

        assertThat((String[]) properties.get("many")).containsExactly((String) properties.get("password"));
        assertThat(properties.get("port")).isEqualTo(7);
        return (String) properties.get("password");
    }

    private static ServiceReference<?> reference(String location, String name) {
        var bundle = Proxies.of(Bundle.class, method -> switch (method) {
            case "getLocation" -> location;
            case "getSymbolicName" -> name;
            default -> method;
        });
        return Proxies.of(ServiceReference.class, method -> method.equals("getBundle") ? bundle : method);
    }

    /** The framework's own types have too many methods to write out. */
    private static final class Proxies {
        private Proxies() {}

        static <T> T of(Class<T> type, Function<String, Object> answer) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, arguments) -> answer.apply(method.getName())));
        }
    }
}
