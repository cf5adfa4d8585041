package org.vireo.inventory;

import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.vireo.model.PriceListId;

/**
 * The prices of a list from a month on, until those of a later month with the same name take over. Confined to the thread and transaction that loaded
 * it.
 */
@Entity
@Table(name = "price_list")
public class PriceList {
    @Id
    @Column(name = "id")
    @Convert(converter = UuidConverter.class)
    private UUID id;

    @Column(name = "name")
    private String name = "";

    @Column(name = "valid_from")
    private String validFrom = "";

    @Column(name = "currency")
    private String currency = "";

    @Column(name = "prices")
    @Convert(converter = JsonTextConverter.class)
    private String prices = "[]";

    /** For the persistence provider only. */
    protected PriceList() {}

    /** A new one, not yet kept. */
    public PriceList(PriceListId id) {
        this.id = id.value();
    }

    /** Its id. */
    public PriceListId id() {
        return new PriceListId(id);
    }

    /** What the list is called; its versions have the same name. */
    public String name() {
        return name;
    }

    /** Sets {@link #name()}. */
    public void setName(String value) {
        name = Objects.requireNonNull(value, "name");
    }

    /** The first month (of UTC) in which these prices count. */
    public YearMonth validFrom() {
        return YearMonth.parse(validFrom);
    }

    /** Sets {@link #validFrom()}. */
    public void setValidFrom(YearMonth value) {
        validFrom = value.toString();
    }

    /** Code of ISO 4217, such as {@code EUR}. */
    public String currency() {
        return currency;
    }

    /** Sets {@link #currency()}. */
    public void setCurrency(String value) {
        currency = Objects.requireNonNull(value, "currency");
    }

    /** The prices, as a JSON array. */
    public String prices() {
        return prices;
    }

    /** Sets {@link #prices()}. */
    public void setPrices(String value) {
        prices = Objects.requireNonNull(value, "prices");
    }
}
