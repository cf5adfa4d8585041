package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.UserId;

/** What a client remembers for a user. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "account_option")
public class AccountOption {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "account_id")
    @Convert(converter = UuidConverter.class)
    private UUID accountId;

    @Column(name = "name")
    private String name = "";

    @Column(name = "content")
    private String content = "";

    /** For the persistence provider only. */
    protected AccountOption() {}

    /** A new one, not yet kept. */
    public AccountOption(UUID id) {
        this.id = id;
    }

    /** Identifies it. */
    public UUID id() {
        return id;
    }

    /** Whose it is. */
    public UserId accountId() {
        return new UserId(accountId);
    }

    /** Sets {@link #accountId()}. */
    public void setAccountId(UserId value) {
        accountId = value.value();
    }

    /** Unique for the user. */
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** JSON. */
    public String content() {
        return content;
    }

    /** Sets {@link #content()}. */
    public void setContent(String value) {
        content = Objects.requireNonNull(value, "content");
    }
}
