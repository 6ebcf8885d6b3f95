using Tracker.Domain.Drafts;
using Tracker.Web.Live;

namespace Tracker.Web.Drafts;

/// <summary>A text as the parts of its screen see it.</summary>
public interface IDraftDesk
{
    /// <summary>What the screen shows, with comments at their passages in <see cref="Text"/>.</summary>
    DraftState State { get; }
    RichText Text { get; }
    long Revision { get; }

    ParticipantId Me { get; }
    bool CanType { get; }
    bool CanSuggest { get; }

    /// <summary>Whether the viewer has write access, also while the text is locked: to rename and freeze it and decide on suggestions.</summary>
    bool IsWriter { get; }

    /// <summary>Those who may read the text, by name; a comment can mention them.</summary>
    IReadOnlyList<Reader> Readers { get; }
    TextRange Selection { get; }

    /// <summary>The forms of the page, with what is written in them.</summary>
    UnsentForms Forms { get; }

    /// <summary>Sends a command once all current typing is confirmed.</summary>
    Task<Rejection?> Send(Func<DraftCommand> command);

    /// <summary>The same for a command about a passage of <see cref="Text"/> as it is now, which follows the text until the command goes.</summary>
    Task<Rejection?> Send(TextRange about, Func<Passage, DraftCommand> command);

    string NameOf(ParticipantId? id);

    /// <summary>0 to 9: the pattern of this person's words and caret.</summary>
    int PatternOf(ParticipantId id);
    void Show(int from, int to);
}
