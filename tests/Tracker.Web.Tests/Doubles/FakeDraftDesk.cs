using Tracker.Client;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Text;
using Tracker.Web.Drafts;
using Tracker.Web.Live;

namespace Tracker.Web.Tests.Doubles;

/// <summary>A text on a desk without a server: it keeps what was sent.</summary>
public sealed class FakeDraftDesk : IDraftDesk
{
    public DraftState State { get; set; } = DraftState.Empty;
    public RichText Text { get; set; } = RichText.Empty;
    public long Revision { get; set; } = 7;
    public ParticipantId Me => FakeHub.Ann;
    public bool CanType { get; set; } = true;
    public bool CanSuggest { get; set; } = true;
    public bool IsWriter { get; set; } = true;
    public IReadOnlyList<Reader> Readers { get; set; } = [new(FakeHub.Ann, "Ann Ahead"), new(FakeHub.Ben, "Ben Boat")];
    public TextRange Selection { get; set; }
    public UnsentForms Forms { get; } = new(() => { });
    public List<DraftCommand> Sent { get; } = [];
    public Rejection? Answer { get; set; }
    public (int From, int To)? Shown { get; private set; }

    public Task<Rejection?> Send(Func<DraftCommand> command) => Send(default, _ => command());

    public Task<Rejection?> Send(TextRange about, Func<Passage, DraftCommand> command)
    {
        Sent.Add(command(new Passage(Revision, about.From, about.To)));
        return Task.FromResult(Answer);
    }

    public string NameOf(ParticipantId? id) => id == FakeHub.Ann ? "Ann Ahead" : id == FakeHub.Ben ? "Ben Boat" : "nobody";
    public int PatternOf(ParticipantId id) => id == FakeHub.Ann ? 0 : 1;
    public void Show(int from, int to) => Shown = (from, to);

    /// <summary>A text of plain runs and of marked ones.</summary>
    public static RichText Words(params (string Words, string? Insertion, string? Deletion, ParticipantId By)[] runs)
    {
        var text = TextChange.Build();
        foreach (var (words, insertion, deletion, by) in runs)
        {
            var marks = TextAttributes.Of((Marks.Author, by.Value));
            if (insertion is not null) marks = TextAttributes.With(marks, Marks.Insertion, insertion);
            if (deletion is not null) marks = TextAttributes.With(TextAttributes.With(marks, Marks.Deletion, deletion), Marks.DeletionAuthor, by.Value);
            text.Insert(words, marks);
        }
        return RichText.FromChange(text.ToChange());
    }
}
