using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;

namespace Tracker.Client.Tests.Doubles;

/// <summary>A text on a fake server, and windows that come by connections of the test. Head and member write, the liaison only suggests.</summary>
internal sealed class DraftWorld
{
    public static readonly ActorId Actor = DelegationTexts.Of(World.Actor, World.Point, PositionText.PreferredOutcome)!.Value;
    private readonly OneThread thread = new();

    public DraftWorld(string text = "")
    {
        Server = new FakeServer(DraftKind.Of(new DelegationKind()), Actor, Time) { Inherited = Inherit(1_000_000) };
        Do(World.Head, new CreateDraft("Preferred outcome", text.Length == 0 ? null : Tracker.Text.TextChange.Build().Insert(text).ToChange()));
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
    public FakeServer Server { get; }
    public List<DraftWindow> Windows { get; } = [];

    public static InheritedRights Inherit(int longest) =>
        new(new DelegationKind().AccessListOf(new World().Server.State), new TextTerms([RosterRole.Head, RosterRole.Member], [], [], longest));

    public OutcomeOf Do(Principal principal, Command command) => new(Server.Execute(principal, new(
        Actor, OperationId.New(), CompartmentId.Delegation, 0, Server.Kind.Codec.NameOf(command).Name, new(Server.Kind.Codec.Encode(command)))));

    public DraftWindow Join(Principal principal, bool flow = true, int seed = 1)
    {
        var transport = new FakeTransport(Server, principal);
        Server.Viewers.Add(transport);
        DraftWindow window = null!;
        Run(() =>
        {
            var client = new TrackerClient(transport, new RecordKinds(Server.Kind is DraftKind ? new DraftKind() : Server.Kind), principal, Time, seed);
            client.HandlerFailed += Faults.Add;
            window = new DraftWindow(transport, client.OpenDraft(Actor), this);
            transport.Connect();
        });
        Windows.Add(window);
        if (flow) Flow();
        return window;
    }

    public List<Exception> Faults { get; } = [];

    public void Run(Action action) => thread.Run(action);

    public void Pass(TimeSpan time) => Run(() => Time.Advance(time));

    /// <summary>Everything that is under way arrives, until nothing moves any more.</summary>
    public void Flow()
    {
        while (Windows.Any(w => w.Transport.Waiting > 0) || Server.Gathered > 0)
        {
            foreach (var window in Windows)
            {
                Run(() => window.Transport.DeliverRequest());
                Run(() => window.Transport.DeliverMessage());
                Run(() => window.Transport.DeliverReply());
            }
            Run(Server.Commit);
        }
    }
}

internal readonly record struct OutcomeOf(Protocol.OutcomeMessage Message)
{
    public bool Accepted => Message.Result == Protocol.Result.Accepted;
}
