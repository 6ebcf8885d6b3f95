using System.CommandLine;
using Tracker.Domain.Delegations;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>delegation create</c>, <c>archive</c> and <c>reopen</c>.</summary>
internal static class DelegationCommand
{
    internal static readonly DelegationKind Kind = new();

    public static Command Of() => new("delegation", "Delegations to a gathering.")
    {
        Create(),
        Change("archive", "Archive a delegation: it can be read, and not changed until it is reopened.", "Archived", new ArchiveDelegation()),
        Change("reopen", "Reopen an archived delegation.", "Reopened", new ReopenDelegation()),
    };

    internal static Argument<ActorId> Delegation()
    {
        var delegation = Parsing.Argument<ActorId>("delegation", "The delegation, such as delegation/sample-sg13.");
        delegation.Validators.Add(result =>
        {
            if (ActorId.TryParse(result.Tokens[0].Value) is { } actor && actor.Kind != Kind.Name)
                result.AddError($"'{actor}' is not a delegation, such as delegation/sample-sg13.");
        });
        return delegation;
    }

    internal static Task<int?> Send(ApiClient api, ActorId delegation, Tracker.Domain.Shared.Command command, CancellationToken cancel) =>
        Sending.Send(api, Kind, delegation, CompartmentId.Delegation, command, cancel);

    private static ExampleCommand Create()
    {
        var delegation = Delegation();
        var title = new Argument<string>("title") { Description = "What the members call it." };
        var committee = new Option<string>("--committee") { Description = "The committee by its own name.", Required = true };
        var gathering = new Option<string>("--gathering") { Description = "The gathering by its own name.", Required = true };
        var (opens, closes) = (Parsing.Day("--opens", "First day of the gathering."), Parsing.Day("--closes", "Last day of the gathering."));
        var head = Parsing.Option<ParticipantId>("--head", "The head of the delegation. Default: you.");
        var name = new Option<string?>("--head-name") { Description = "The head's name on the roster; needed with another head." };
        var organization = Parsing.Option<GroupId>("--organization", "The head's organisation. Default: yours, if you have one.");
        (opens.Required, closes.Required) = (true, true);
        var create = new ExampleCommand("create", "Create a delegation; officials and administrators only.",
            "tracker delegation create delegation/sg17-2027 \"Delegation to SG17\" --committee \"ITU-T SG17\" --gathering \"SG17 meeting, May 2027\" "
            + "--opens 2027-05-03 --closes 2027-05-14 --head sample-head --head-name \"Alex Morgan\" --organization org/sample-industry")
            { delegation, title, committee, gathering, opens, closes, head, name, organization };
        create.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.Me(cancel);
            if (answer.Value is not { } me) return ServerAccess.Refused(answer);
            var isOther = parsed.GetValue(head) is { } other && other != me.Participant;
            if ((parsed.GetValue(name) ?? (isOther ? null : me.Name)) is not { } headName) return ServerAccess.Say("Give the head's name with --head-name.");
            if ((parsed.GetValue(organization) ?? (isOther ? null : OnlyOne(me))) is not { } group)
                return ServerAccess.Say("Name the head's organisation with --organization.");
            var command = new CreateDelegation(
                parsed.GetValue(title)!, parsed.GetValue(committee)!, parsed.GetValue(gathering)!, parsed.GetValue(opens)!.Value,
                parsed.GetValue(closes)!.Value, parsed.GetValue(head) ?? me.Participant, headName, group);
            if (await Send(api, parsed.GetValue(delegation), command, cancel) is { } code) return code;
            Console.WriteLine($"Created {parsed.GetValue(delegation)}.");
            return TrackerCli.Done;
        }));
        return create;
    }

    private static GroupId? OnlyOne(Me me) =>
        me.Memberships.Select(m => m.Group).Where(g => g.IsOrganization || g.IsOffice).Distinct().ToList() is [var only] ? only : null;

    private static ExampleCommand Change(string name, string does, string done, FactsCommand command)
    {
        var delegation = Delegation();
        var change = new ExampleCommand(name, does + " Its head only.", $"tracker delegation {name} delegation/sample-q11-15") { delegation };
        change.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            if (await Send(api, parsed.GetValue(delegation), command, cancel) is { } code) return code;
            Console.WriteLine($"{done} {parsed.GetValue(delegation)}.");
            return TrackerCli.Done;
        }));
        return change;
    }

    /// <summary>What its members read of a delegation, or the exit code with the reason printed.</summary>
    internal static async Task<(DelegationState? State, int Code)> Read(ApiClient api, ActorId delegation, CancellationToken cancel)
    {
        var opened = await api.Record(delegation, cancel);
        if (opened.Value is not { Rejection: null } record) return (null, ServerAccess.Refused(opened));
        return record.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Delegation)?.State is { } json
            ? ((DelegationState)JsonSerializer.Deserialize(json.Utf8.Span, Kind.StateInfo)!, TrackerCli.Done)
            : (null, ServerAccess.Say("You are not on the roster of this delegation."));
    }

    internal static EntityId? PointOf(DelegationState state, string number) =>
        state.AgendaOrder.Where(p => state.Agenda[p].Number.Value == number).Select(p => (EntityId?)p).FirstOrDefault();
}
