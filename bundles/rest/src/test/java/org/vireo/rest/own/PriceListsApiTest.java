package org.vireo.rest.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.report.AddPriceList;
import org.vireo.engine.api.report.Price;
import org.vireo.engine.api.report.RemovePriceList;
import org.vireo.inventory.PriceList;
import org.vireo.model.PriceListId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;
import org.vireo.rest.fault.RequestFault;

class PriceListsApiTest {
    private final FakeEngine engine = World.engine();
    private final PriceListsApi api = new PriceListsApi(engine.inventory, engine.inventory, engine);

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void setsPricesAsTheyWereWritten() throws Exception {
        var answer = api.add(
                json("{\"name\":\"standard\",\"valid_from\":\"2026-12\",\"currency\":\"EUR\",\"prices\":["
                        + "{\"item\":\"vcpu_hour\",\"price\":\"0.0120\"},"
                        + "{\"item\":\"vcpu_hour\",\"price\":0.00001,\"tag\":\"gold\"}]}"),
                engine.admin());
        AddPriceList command = engine.last();
        assertThat(command.prices())
                .containsExactly(
                        Price.of("vcpu_hour", "0.0120"), new Price("vcpu_hour", "0.000010", "", "gold", "", ""));
        assertThat(answer.get("price_list").toString()).contains("/vireo/api/reports/price-lists/" + command.id());
    }

    @Test
    void refusesWordsThatItDoesNotKnow() {
        assertThatThrownBy(() -> api.add(
                        json("{\"prices\":[{\"item\":\"vcpu_hour\",\"price\":\"1\",\"taq\":\"gold\"}]}"),
                        engine.admin()))
                .isInstanceOf(RequestFault.class)
                .hasMessageContaining("no 'taq'");
    }

    @Test
    void showsWhatIsKept() {
        var list = new PriceList(PriceListId.random());
        list.setName("standard");
        list.setValidFrom(YearMonth.of(2026, 12));
        list.setCurrency("EUR");
        list.setPrices(
                "[{\"item\":\"storage_gib_month\",\"amount\":\"0.10\",\"cluster\":\"\",\"tag\":\"\",\"storageDomain\":\"\",\"storageType\":\"nfs\"}]");
        engine.inventory.run(() -> engine.inventory.add(list));
        assertThat(api.list().get("price_lists"))
                .isEqualTo(List.of(api.one(list.id().toString())));
        assertThat(api.one(list.id().toString()))
                .containsEntry("valid_from", "2026-12")
                .containsEntry(
                        "prices", List.of(Map.of("item", "storage_gib_month", "price", "0.10", "storage_type", "nfs")));
        assertThatThrownBy(() -> api.one(PriceListId.random().toString())).hasMessageContaining("PriceList");
    }

    @Test
    void removes() {
        var id = PriceListId.random();
        api.remove(id.toString(), engine.admin());
        assertThat(engine.<RemovePriceList>last().id()).isEqualTo(id);
    }
}
