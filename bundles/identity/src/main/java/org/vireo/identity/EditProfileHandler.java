package org.vireo.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.command.Check;
import org.vireo.engine.api.command.CommandHandler;
import org.vireo.engine.api.command.LockKey;
import org.vireo.engine.api.identity.EditProfile;
import org.vireo.inventory.Account;
import org.vireo.inventory.AccountKey;
import org.vireo.inventory.AccountOption;
import org.vireo.inventory.EventSubscription;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Where;
import org.vireo.model.ErrorKind;
import org.vireo.model.UserId;

/** Lets users keep what is theirs, and administrators of users that of all. */
@Component(service = CommandHandler.class)
public final class EditProfileHandler implements CommandHandler<EditProfile> {
    private final Inventory inventory;
    private final Authorizer authorizer;

    @Activate
    public EditProfileHandler(@Reference Inventory inventory, @Reference Authorizer authorizer) {
        this.inventory = inventory;
        this.authorizer = authorizer;
    }

    @Override
    public Class<EditProfile> command() {
        return EditProfile.class;
    }

    @Override
    public Permit permit(EditProfile command) {
        return Permit.system("edit_profile");
    }

    @Override
    public Set<LockKey> locks(EditProfile command) {
        return Set.of(LockKey.exclusive("principal", command.user()));
    }

    @Override
    public Check check(EditProfile command, Caller caller) {
        inventory.get(Account.class, command.user());
        return caller.user().equals(command.user()) || authorizer.allowed(caller, Permit.system("manipulate_users"))
                ? Check.FINE
                : Check.refused(
                        ErrorKind.REFUSED,
                        "User " + caller.name() + " is not allowed to do this: it needs the permit manipulate_users on"
                                + " system to change the profile of another user.");
    }

    @Override
    public String describe(EditProfile command) {
        return "Editing the profile of "
                + Principals.name(inventory, false, command.user().value());
    }

    @Override
    public void begin(EditProfile command, Caller caller) {
        switch (command.item()) {
            case SSH_KEY -> key(command);
            case OPTION -> option(command);
            case OPTIONS ->
                command.values().orElse(Map.of()).forEach((name, content) -> remember(command.user(), name, content));
            case SUBSCRIPTION -> subscription(command);
        }
    }

    private void key(EditProfile command) {
        var there = inventory.find(AccountKey.class, new UserId(command.id()));
        if (command.values().isEmpty()) {
            there.ifPresent(inventory::remove);
            return;
        }
        var key = there.orElseGet(() -> new AccountKey(command.id()));
        key.setAccountId(command.user());
        key.setContent(command.values().get().get("content"));
        if (there.isEmpty()) {
            inventory.add(key);
        }
    }

    private void remember(UserId user, String name, String content) {
        var there = inventory.first(
                AccountOption.class, Where.equal("accountId", user).andEqual("name", name));
        var option = there.orElseGet(() -> new AccountOption(UUID.randomUUID()));
        option.setAccountId(user);
        option.setName(name);
        option.setContent(content);
        if (there.isEmpty()) {
            inventory.add(option);
        }
    }

    private void option(EditProfile command) {
        var there = inventory.find(AccountOption.class, new UserId(command.id()));
        if (command.values().isEmpty()) {
            there.ifPresent(inventory::remove);
            return;
        }
        var option = there.orElseGet(() -> new AccountOption(command.id()));
        option.setAccountId(command.user());
        option.setName(command.values().get().get("name"));
        option.setContent(command.values().get().get("content"));
        if (there.isEmpty()) {
            inventory.add(option);
        }
    }

    private void subscription(EditProfile command) {
        var there = inventory.find(EventSubscription.class, new UserId(command.id()));
        if (command.values().isEmpty()) {
            there.ifPresent(inventory::remove);
            return;
        }
        var subscription = there.orElseGet(() -> new EventSubscription(command.id()));
        subscription.setAccountId(command.user());
        subscription.setEvent(command.values().get().get("event"));
        subscription.setMethod(command.values().get().get("method"));
        subscription.setAddress(command.values().get().get("address"));
        if (there.isEmpty()) {
            inventory.add(subscription);
        }
    }
}
