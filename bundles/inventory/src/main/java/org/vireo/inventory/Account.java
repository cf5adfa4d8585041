package org.vireo.inventory;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.UserId;

/** A user who may log in. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "account")
public class Account implements Named {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "description")
    private String description = "";

    @Column(name = "comment")
    private String comment = "";

    @Column(name = "profile")
    private String profile = "";

    @Column(name = "domain")
    private String domain = "";

    @Column(name = "password_hash")
    private String passwordHash = "";

    @Column(name = "first_name")
    private String firstName = "";

    @Column(name = "last_name")
    private String lastName = "";

    @Column(name = "email")
    private String email = "";

    @Column(name = "department")
    private String department = "";

    @Column(name = "enabled")
    private boolean enabled;

    @Column(name = "last_login")
    @Convert(converter = InstantConverter.class)
    private Instant lastLogin;

    @Column(name = "entry_id")
    private String entryId = "";

    @Column(name = "known")
    private boolean known = true;

    @Column(name = "extras")
    @Convert(converter = JsonTextConverter.class)
    private String extras = "{}";

    /** For the persistence provider only. */
    protected Account() {}

    /** A new one, not yet kept. */
    public Account(UserId id) {
        this.id = id.value();
    }

    /** Its id. */
    public UserId id() {
        return new UserId(id);
    }

    /** Unique among its kind where the kind says so. */
    @Override
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    @Override
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** Free text. */
    @Override
    public String description() {
        return description;
    }

    /** Sets {@link #description()}. */
    @Override
    public void setDescription(String value) {
        description = Objects.requireNonNull(value, "description");
    }

    /** Free text. */
    @Override
    public String comment() {
        return comment;
    }

    /** Sets {@link #comment()}. */
    @Override
    public void setComment(String value) {
        comment = Objects.requireNonNull(value, "comment");
    }

    /** Directory profile, such as internal. */
    public String profile() {
        return profile;
    }

    /** Sets {@link #profile()}. */
    public void setProfile(String value) {
        profile = Objects.requireNonNull(value, "profile");
    }

    /** Authorization domain, such as internal-authz. */
    public String domain() {
        return domain;
    }

    /** Sets {@link #domain()}. */
    public void setDomain(String value) {
        domain = Objects.requireNonNull(value, "domain");
    }

    /** Argon2id in PHC form, empty for users of a directory. */
    public String passwordHash() {
        return passwordHash;
    }

    /** Sets {@link #passwordHash()}. */
    public void setPasswordHash(String value) {
        passwordHash = Objects.requireNonNull(value, "passwordHash");
    }

    /** Given name, empty if unknown. */
    public String firstName() {
        return firstName;
    }

    /** Sets {@link #firstName()}. */
    public void setFirstName(String value) {
        firstName = Objects.requireNonNull(value, "firstName");
    }

    /** Family name, empty if unknown. */
    public String lastName() {
        return lastName;
    }

    /** Sets {@link #lastName()}. */
    public void setLastName(String value) {
        lastName = Objects.requireNonNull(value, "lastName");
    }

    /** Where mail goes, empty if unknown. */
    public String email() {
        return email;
    }

    /** Sets {@link #email()}. */
    public void setEmail(String value) {
        email = Objects.requireNonNull(value, "email");
    }

    /** Within the organization, empty if unknown. */
    public String department() {
        return department;
    }

    /** Sets {@link #department()}. */
    public void setDepartment(String value) {
        department = Objects.requireNonNull(value, "department");
    }

    /** Whether it may log in. */
    public boolean enabled() {
        return enabled;
    }

    /** Sets {@link #enabled()}. */
    public void setEnabled(boolean value) {
        enabled = value;
    }

    /** When it last logged in. */
    public Optional<Instant> lastLogin() {
        return Optional.ofNullable(lastLogin);
    }

    /** Sets {@link #lastLogin()}. */
    public void setLastLogin(Optional<Instant> value) {
        lastLogin = value.orElse(null);
    }

    /** Id within its directory, empty in the engine's own. */
    public String entryId() {
        return entryId;
    }

    /** Sets {@link #entryId()}. */
    public void setEntryId(String value) {
        entryId = Objects.requireNonNull(value, "entryId");
    }

    /** Whether the engine knows it; otherwise it is in its directory only. */
    public boolean known() {
        return known;
    }

    /** Sets {@link #known()}. */
    public void setKnown(boolean value) {
        known = value;
    }

    /** Attributes of API v4 that the engine keeps for clients without acting on them, as JSON. */
    @Override
    public String extras() {
        return extras;
    }

    /** Sets {@link #extras()}. */
    @Override
    public void setExtras(String value) {
        extras = Objects.requireNonNull(value, "extras");
    }
}
