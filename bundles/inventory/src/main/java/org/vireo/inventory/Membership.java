package org.vireo.inventory;

import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.DefinitionId;

/** An object that a definition holds: tagged, labelled, member of a group. Confined to the thread and transaction that loaded it. */
@Entity
@Table(name = "membership")
public class Membership {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "holder_id")
    @Convert(converter = UuidConverter.class)
    private UUID holderId;

    @Column(name = "holder_kind")
    private String holderKind = "";

    @Column(name = "member_kind")
    private String memberKind = "";

    @Column(name = "member_id")
    @Convert(converter = UuidConverter.class)
    private UUID memberId;

    /** For the persistence provider only. */
    protected Membership() {}

    /** A new one, not yet kept. */
    public Membership(DefinitionId holder, String holderKind, String memberKind, UUID member) {
        this.id = UUID.randomUUID();
        this.holderId = holder.value();
        this.holderKind = Objects.requireNonNull(holderKind, "holderKind");
        this.memberKind = Objects.requireNonNull(memberKind, "memberKind");
        this.memberId = Objects.requireNonNull(member, "member");
    }

    /** The definition. */
    public DefinitionId holderId() {
        return new DefinitionId(holderId);
    }

    /** Kind of the definition, such as {@code tag}. */
    public String holderKind() {
        return holderKind;
    }

    /** As what it is held, such as {@code vm} or {@code host_label}. */
    public String memberKind() {
        return memberKind;
    }

    /** The object. */
    public UUID memberId() {
        return memberId;
    }
}
