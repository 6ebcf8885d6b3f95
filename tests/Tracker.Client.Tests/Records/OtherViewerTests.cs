using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;

namespace Tracker.Client.Tests.Records;

/// <summary>A page belongs to one participant, whoever's cookie its browser has when it connects again.</summary>
public sealed class OtherViewerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_page_takes_nothing_in_and_sends_nothing_while_another_participant_is_signed_in(bool refused)
    {
        var world = new World();
        world.Server.RefusesOthers = refused;
        var (liaison, member) = (world.Join(World.Liaison), world.Join(World.Member));
        var sent = Switch(world, liaison.Transport, World.Member, () => liaison.Write("mine"));
        var later = liaison.Write("mine, and more");
        member.Write("theirs");
        world.Run(() => liaison.Session.Look(CompartmentId.Delegation, World.Point));
        world.Flow();

        Assert.Equal((Status.OtherViewer, World.Member.Name), (liaison.Session.Status, liaison.Client.Other?.Name));
        Assert.Equal(("mine, and more", 2), (liaison.Outcome, liaison.Session.PendingCount));
        Assert.NotNull(liaison.Government);
        Assert.Empty(liaison.Transport.Executed);
        Assert.Equal(0, liaison.Transport.Looks);
        Assert.Equal(5, liaison.Session.Confirmed.VersionOf(CompartmentId.Delegation));
        Assert.False(sent.IsCompleted || later.IsCompleted);
        Assert.DoesNotContain(world.Server.Log, r => r.Event.ToString()!.Contains("mine", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_typed_is_saved_once_when_the_participant_of_the_page_signs_in_again()
    {
        var world = new World();
        var liaison = world.Join(World.Liaison);
        var sent = Switch(world, liaison.Transport, World.Member, () => liaison.Write("mine"));

        Reconnect(world, liaison.Transport, World.Liaison);

        Assert.Equal((Status.Saved, null, Result.Accepted), (liaison.Session.Status, liaison.Client.Other, sent.Result));
        Assert.Equal(World.Liaison.Id, Assert.Single(world.Server.Log, r => r.Operation == liaison.Transport.Executed.Single().Operation).By);
    }

    [Fact]
    public void A_page_that_another_participants_session_opens_first_shows_no_refusal_of_the_record()
    {
        var world = new World();
        var transport = new FakeTransport(world.Server, World.Member);
        TrackerClient client = null!;
        RecordSession session = null!;
        world.Run(() =>
        {
            client = new TrackerClient(transport, new RecordKinds(world.Server.Kind), World.Liaison, world.Time, 1);
            session = client.Open(World.Actor);
            transport.Connect();
        });
        while (transport.Waiting > 0) world.Run(() => { transport.DeliverRequest(); transport.DeliverReply(); });

        Assert.Equal((Status.OtherViewer, null, false), (session.Status, session.Rejection, session.Opened.IsCompleted));
    }

    [Fact]
    public void Typing_into_a_text_waits_for_its_author_and_goes_once_under_their_name()
    {
        var world = new DraftWorld("The committee agrees.");
        var window = world.Join(World.Head);
        world.Run(() => window.Transport.Disconnect());
        window.Insert(0, "Yes. ");
        window.Transport.Principal = World.Member;
        world.Run(window.Transport.Connect);
        world.Flow();
        window.Insert(5, "Truly. ");
        world.Flow();

        Assert.Equal(Status.OtherViewer, window.Session.Status);
        Assert.Equal("Yes. Truly. The committee agrees.", window.Plain);
        Assert.Empty(window.Transport.TypedMessages);
        Assert.Equal("The committee agrees.", world.Server.Draft.Text.PlainText());

        world.Run(() => window.Transport.Disconnect());
        window.Transport.Principal = World.Head;
        world.Run(window.Transport.Connect);
        world.Flow();
        Assert.Equal("Yes. Truly. The committee agrees.", world.Server.Draft.Text.PlainText());
        Assert.Equal([World.Head.Id], world.Server.Draft.Authors);
        Assert.Equal(Status.Saved, window.Session.Status);
    }

    [Fact]
    public void An_ended_session_keeps_what_was_typed_and_sends_it_once_after_the_sign_in()
    {
        var world = new World();
        var (head, member) = (world.Join(World.Head), world.Join(World.Member));
        world.Run(() => head.Transport.Disconnect(Link.SignedOut));

        var sent = head.Write("written while signed out");
        Assert.Equal((Status.SignedOut, "written while signed out", 1), (head.Session.Status, head.Outcome, head.Session.PendingCount));
        world.Run(head.Transport.Connect);
        world.Flow();

        Assert.Equal((Status.Saved, Result.Accepted), (head.Session.Status, sent.Result));
        Assert.Equal("written while signed out", member.Outcome);
        Assert.Single(head.Transport.Executed);
    }

    private static Sent Switch(World world, FakeTransport transport, Principal to, Func<Sent> meanwhile)
    {
        world.Run(() => transport.Disconnect());
        var sent = meanwhile();
        transport.Principal = to;
        world.Run(transport.Connect);
        world.Flow();
        return sent;
    }

    private static void Reconnect(World world, FakeTransport transport, Principal to)
    {
        world.Run(() => transport.Disconnect());
        transport.Principal = to;
        world.Run(transport.Connect);
        world.Flow();
    }
}
