package org.vireo.inventory;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.Secret;
import org.vireo.model.StorageConnectionId;

/** A way to a place that can hold storage domains. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "storage_connection")
public class StorageConnection {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "type")
    private String type = "";

    @Column(name = "settings")
    @Convert(converter = SettingsConverter.class)
    private Map<String, String> settings = Map.of();

    @Column(name = "secrets")
    @Convert(converter = SecretsConverter.class)
    private Map<String, Secret> secrets = Map.of();

    /** For the persistence provider only. */
    protected StorageConnection() {}

    /** A new one, not yet kept. */
    public StorageConnection(StorageConnectionId id) {
        this.id = id.value();
    }

    /** Its id. */
    public StorageConnectionId id() {
        return new StorageConnectionId(id);
    }

    /** Kind of storage, the same text as that of its backend. */
    public String type() {
        return type;
    }

    /** Sets {@link #type()}. */
    public void setType(String value) {
        type = Objects.requireNonNull(value, "type");
    }

    /** Address, path and the like. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Sets {@link #settings()}. */
    public void setSettings(Map<String, String> value) {
        settings = Map.copyOf(value);
    }

    /** Passwords and the like by name, never shown to anyone. */
    public Map<String, Secret> secrets() {
        return secrets;
    }

    /** Sets {@link #secrets()}. */
    public void setSecrets(Map<String, Secret> value) {
        secrets = Map.copyOf(value);
    }
}
