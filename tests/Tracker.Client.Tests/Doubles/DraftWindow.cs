using Tracker.Domain.Shared;
using Tracker.Text;

namespace Tracker.Client.Tests.Doubles;

/// <summary>An editor: it shows what was typed in it at once, and else only what it is told.</summary>
internal sealed class DraftWindow
{
    private readonly DraftWorld world;

    public DraftWindow(FakeTransport transport, DraftSession session, DraftWorld world)
    {
        (Transport, Session, this.world) = (transport, session, world);
        session.Remote += (change, by) =>
        {
            Screen = Screen.Apply(change);
            Told.Add((change, by));
        };
    }

    public FakeTransport Transport { get; }
    public DraftSession Session { get; }
    public RichText Screen { get; private set; } = RichText.Empty;
    public List<(TextChange Change, ParticipantId? By)> Told { get; } = [];
    public string Plain => Session.Text.PlainText();

    public TextProblem? Type(TextChange change)
    {
        TextProblem? problem = null;
        world.Run(() =>
        {
            var before = Screen;
            var suggesting = Session.Suggesting;
            if (Screen.Fits(change)) Screen = Screen.Apply(suggesting ? change : Authored.Stamp(change, Transport.Principal.Id.Value));
            if ((problem = Session.Type(change)) is not null) Screen = before;
        });
        return problem;
    }

    public TextProblem? Insert(int at, string text) => Type(TextChange.Build().Retain(at).Insert(text).ToChange());

    public TextProblem? Delete(int at, int length) => Type(TextChange.Build().Retain(at).Delete(length).ToChange());

    public bool Undo()
    {
        var done = false;
        world.Run(() => done = Session.Undo());
        return done;
    }

    public bool Redo()
    {
        var done = false;
        world.Run(() => done = Session.Redo());
        return done;
    }
}
