package org.vireo.rest.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.report.AddPriceList;
import org.vireo.engine.api.report.Price;
import org.vireo.engine.api.report.RemovePriceList;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.PriceList;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ModelError;
import org.vireo.model.PriceListId;
import org.vireo.model.VireoException;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;

/** What can be done with price lists over HTTP: everybody may read them, as bills name prices anyway. Values in, values out. Thread-safe. */
record PriceListsApi(Inventory inventory, Transactions transactions, Commands commands) {
    private static final String BASE = "/vireo/api/reports/price-lists/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("name", "valid_from", "currency", "prices");
    private static final Set<String> OF_PRICES =
            Set.of("item", "price", "cluster", "tag", "storage_domain", "storage_type");

    Map<String, Object> list() {
        return transactions.read(() -> Map.of(
                "price_lists",
                inventory.list(PriceList.class, Where.all().orderBy("name").orderBy("validFrom")).stream()
                        .map(PriceListsApi::shown)
                        .toList()));
    }

    Map<String, Object> one(String id) {
        return transactions.read(() -> inventory
                .find(PriceList.class, new PriceListId(Context.uuid(id)))
                .map(PriceListsApi::shown)
                .orElseThrow(() -> RequestFault.noEntity("PriceList", "id", id)));
    }

    Map<String, Object> add(JsonNode body, Caller caller) {
        known(body, FIELDS, "A price list");
        var prices = new ArrayList<Price>();
        for (var price : body.path("prices")) {
            known(price, OF_PRICES, "A price");
            prices.add(new Price(
                    price.path("item").asText(),
                    amount(price.path("price")),
                    price.path("cluster").asText(),
                    price.path("tag").asText(),
                    price.path("storage_domain").asText(),
                    price.path("storage_type").asText()));
        }
        var id = PriceListId.random();
        return submitted(
                id,
                new AddPriceList(
                        id,
                        body.path("name").asText(),
                        body.path("valid_from").asText(),
                        body.path("currency").asText(),
                        prices),
                caller);
    }

    Map<String, Object> remove(String id, Caller caller) {
        var list = new PriceListId(Context.uuid(id));
        return submitted(list, new RemovePriceList(list), caller);
    }

    /** A word that is not known would be taken for a price for everybody. */
    private static void known(JsonNode node, Set<String> fields, String what) {
        node.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw RequestFault.badValue(what + " has no '" + field + "', only "
                        + List.copyOf(fields).stream().sorted().toList() + ".");
            }
        });
    }

    /** As it was written, also when it came as a number. */
    private static String amount(JsonNode price) {
        return price.isNumber() ? new BigDecimal(price.asText()).toPlainString() : price.asText();
    }

    private Map<String, Object> submitted(PriceListId id, Command command, Caller caller) {
        var job = commands.submit(command, caller).job().value().toString();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("price_list", Map.of("id", id.toString(), "href", BASE + id));
        answer.put("job", Map.of("id", job, "href", "/ovirt-engine/api/jobs/" + job));
        return answer;
    }

    private static Map<String, Object> shown(PriceList list) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", list.id().toString());
        shown.put("href", BASE + list.id());
        shown.put("name", list.name());
        shown.put("valid_from", list.validFrom().toString());
        shown.put("currency", list.currency());
        shown.put("prices", prices(list));
        return shown;
    }

    private static List<Map<String, String>> prices(PriceList list) {
        try {
            var shown = new ArrayList<Map<String, String>>();
            for (var price : JSON.readTree(list.prices())) {
                Map<String, String> one = new LinkedHashMap<>();
                one.put("item", price.path("item").asText());
                one.put("price", price.path("amount").asText());
                for (var word : List.of("cluster", "tag", "storageDomain", "storageType")) {
                    var value = price.path(word).asText();
                    if (!value.isEmpty()) {
                        one.put(word.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), value);
                    }
                }
                shown.add(one);
            }
            return shown;
        } catch (JsonProcessingException e) {
            throw new VireoException(ModelError.DEFECT, "prices that were kept cannot be read", e);
        }
    }
}
