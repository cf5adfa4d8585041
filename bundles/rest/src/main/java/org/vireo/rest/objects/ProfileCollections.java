package org.vireo.rest.objects;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.vireo.engine.api.identity.EditProfile;
import org.vireo.inventory.Account;
import org.vireo.inventory.AccountKey;
import org.vireo.inventory.AccountOption;
import org.vireo.inventory.EventSubscription;
import org.vireo.inventory.Where;
import org.vireo.model.Id;
import org.vireo.model.UserId;
import org.vireo.rest.define.Addition;
import org.vireo.rest.define.Collection;
import org.vireo.rest.define.Context;
import org.vireo.rest.define.Effect;
import org.vireo.rest.define.Source;
import org.vireo.rest.fault.RequestFault;
import org.vireo.rest.types.NotifiableEvent;
import org.vireo.rest.types.NotificationMethod;
import org.vireo.rest.types.SshPublicKey;
import org.vireo.rest.types.UserOption;

/** What belongs to a user alone: keys, what clients remember, wishes to be told. */
final class ProfileCollections {
    private ProfileCollections() {}

    private static Id user(Context context) {
        return context.owner(Account.class).id();
    }

    private static EditProfile kept(Id user, EditProfile.Item item, UUID id, Map<String, String> values) {
        return new EditProfile(new UserId(user.value()), item, id, Optional.of(values));
    }

    private static Effect removed(Context context, EditProfile.Item item, UUID id) {
        return new Effect.Submit(new EditProfile(new UserId(user(context).value()), item, id, Optional.empty()));
    }

    /** The older way to change options, several at once. */
    static EditProfile options(Account user, org.vireo.rest.types.User sent) {
        var values = new LinkedHashMap<String, String>();
        if (sent.getUserOptions() != null) {
            sent.getUserOptions()
                    .getProperties()
                    .forEach(one -> values.put(
                            Objects.requireNonNullElse(one.getName(), ""),
                            Objects.requireNonNullElse(one.getValue(), "")));
        }
        return kept(user.id(), EditProfile.Item.OPTIONS, user.id().value(), values);
    }

    static Collection<AccountKey, SshPublicKey> keys() {
        Source<AccountKey> source = Source.of(
                context -> context.inventory()
                        .list(
                                AccountKey.class,
                                Where.equal("accountId", user(context)).orderBy("content")),
                key -> key.id().toString());
        return Collection.of("sshpublickeys", SshPublicKey.class, source)
                .shown((key, context) -> {
                    var bean = new SshPublicKey();
                    bean.setContent(key.content());
                    bean.setUser(context.refer(new org.vireo.rest.types.User(), "users", key.accountId()));
                    return bean;
                })
                .required("content")
                .added((sent, context) -> {
                    var id = UUID.randomUUID();
                    return new Addition.Submit(
                            kept(user(context), EditProfile.Item.SSH_KEY, id, Map.of("content", sent.getContent())),
                            id.toString());
                })
                .changed((key, sent, context) -> kept(
                        user(context),
                        EditProfile.Item.SSH_KEY,
                        key.id(),
                        Map.of("content", Objects.requireNonNullElse(sent.getContent(), key.content()))))
                .removed((key, context) -> removed(context, EditProfile.Item.SSH_KEY, key.id()))
                .build();
    }

    static Collection<AccountOption, UserOption> options() {
        Source<AccountOption> source = Source.of(
                context -> context.inventory()
                        .list(
                                AccountOption.class,
                                Where.equal("accountId", user(context)).orderBy("name")),
                option -> option.id().toString());
        return Collection.of("options", UserOption.class, source)
                .shown((option, context) -> {
                    var bean = new UserOption();
                    bean.setName(option.name());
                    bean.setContent(option.content());
                    bean.setUser(context.refer(new org.vireo.rest.types.User(), "users", option.accountId()));
                    return bean;
                })
                .required("name", "content")
                .added((sent, context) -> {
                    var id = context.inventory()
                            .first(
                                    AccountOption.class,
                                    Where.equal("accountId", user(context)).andEqual("name", sent.getName()))
                            .map(AccountOption::id)
                            .orElseGet(UUID::randomUUID);
                    var values = Map.of("name", sent.getName(), "content", sent.getContent());
                    return new Addition.Submit(kept(user(context), EditProfile.Item.OPTION, id, values), id.toString());
                })
                .removed((option, context) -> removed(context, EditProfile.Item.OPTION, option.id()))
                .build();
    }

    /** Known by the name of the event. */
    static Collection<EventSubscription, org.vireo.rest.types.EventSubscription> subscriptions() {
        Source<EventSubscription> source = Source.of(
                context -> context.inventory()
                        .list(
                                EventSubscription.class,
                                Where.equal("accountId", user(context)).orderBy("event")),
                EventSubscription::event);
        return Collection.of("eventsubscriptions", org.vireo.rest.types.EventSubscription.class, source)
                .shown(ProfileCollections::show)
                .required("event", "address")
                .added(ProfileCollections::subscribe)
                .removed((wish, context) -> removed(context, EditProfile.Item.SUBSCRIPTION, wish.id()))
                .build();
    }

    private static Addition subscribe(org.vireo.rest.types.EventSubscription sent, Context context) {
        var event = sent.getEvent().value();
        var mine = Where.equal("accountId", user(context)).andEqual("event", event);
        if (context.inventory().count(EventSubscription.class, mine) > 0) {
            throw RequestFault.conflict("The user has subscribed to " + event + " already.");
        }
        var method = Optional.ofNullable(sent.getNotificationMethod()).orElse(NotificationMethod.SMTP);
        var values = Map.of("event", event, "method", method.value(), "address", sent.getAddress());
        return new Addition.Submit(
                kept(user(context), EditProfile.Item.SUBSCRIPTION, UUID.randomUUID(), values), event);
    }

    private static org.vireo.rest.types.EventSubscription show(EventSubscription wish, Context context) {
        var bean = new org.vireo.rest.types.EventSubscription();
        bean.setEvent(NotifiableEvent.fromValue(wish.event()));
        bean.setNotificationMethod(NotificationMethod.fromValue(wish.method()));
        bean.setAddress(wish.address());
        bean.setUser(context.refer(new org.vireo.rest.types.User(), "users", wish.accountId()));
        return bean;
    }
}
