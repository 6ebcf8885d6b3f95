using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Audience.Tests;

/// <summary>What the tests of audiences tell of each kind of record. A new kind is one file with its story and one line here.</summary>
internal static class Stories
{
    public static readonly Story[] All =
    [
        new DelegationStory(),
        new WorkItemStory(),
        new DirectoryStory(),
        new SourceStory(),
        new WatchStory(Cast.Liaison, CompartmentId.Record),
        new WatchStory(Cast.Liaison, CompartmentId.Government),
        new WatchStory(Cast.Member, CompartmentId.Organization("acme")),
        new AlertsStory(),
        new VitalStory(),
        new BriefingStory(),
        new GuidanceStory(),
        new BasisStory(),
        new PlaybookStory(Cast.Liaison, CompartmentId.Record),
        new PlaybookStory(Cast.Liaison, CompartmentId.Government),
        new PlaybookStory(Cast.Member, CompartmentId.Organization("acme")),
        new ScreeningStory(),
        new ProgramStory(),
        new CallStory(),
        new HostingStory(),
        new SurveyStory(),
        new AuditStory(),
        .. DraftStory.Places.Select(at => new DraftStory(at)),
    ];

    /// <summary>The stories whose commands are those of a kind: all kinds of subject have the same.</summary>
    public static IEnumerable<Story> Of(RecordKind kind) => All.Where(s => s.Kind.StateInfo.Type == kind.StateInfo.Type);
}

/// <summary>A record's life in which every command of its kind occurs, with a token in every text and id.</summary>
/// <param name="name">The name of the kind, or what tells this story from the others of its kind.</param>
internal abstract class Story(string name)
{
    public string Name => name;
    public RecordKind Kind => TrackerKinds.All.Of(Actor("any"))!;

    /// <summary>The record of which the story is told.</summary>
    public virtual ActorId Actor(string key) => ActorId.Parse($"{name}/{key}");

    /// <summary>The compartments of the record that somebody is to hold, written down by hand.</summary>
    public abstract string[] HeldBy(Role role);

    /// <summary>Each compartment of the kind gets a word that stands in no other, and keeps one to the end.</summary>
    public abstract IReadOnlyList<Step> Steps(Tokens tokens);

    /// <summary>One step, of one event, that can be taken any number of times after the last.</summary>
    public abstract Step Again(Tokens tokens);

    /// <summary>What must be there before the first step.</summary>
    public virtual Task Prepare(Stage stage, string key) => Task.CompletedTask;

    /// <summary>The messages of the hub that bring what happens.</summary>
    public virtual string[] Pushes => [Wire.Frame];

    /// <summary>The routes that give the words of every compartment.</summary>
    public virtual string[] Reads => ["/api/record", "/api/record/past", "/api/history"];

    /// <summary>Other ways on which words of some of its compartments come.</summary>
    public virtual Way[] Ways => [];

    /// <summary>The compartments of which a list shows a word, and a page the first that the viewer holds.</summary>
    public virtual CompartmentId[] Listed => [];

    public virtual string[] Lists => ["/api/records", "/api/records?contains", "/records/{Kind}", "/records/{Kind}?contains"];

    public virtual string[] Pages => ["/records/{Kind}/{*Key}"];

    public override string ToString() => name;
}

/// <param name="By">Who may do it.</param>
/// <param name="Command">What he sends, given his compartment as it stands.</param>
internal record Step(Role By, CompartmentId At, Func<object, Command> Command)
{
    public Step(Role by, CompartmentId at, Command command) : this(by, at, _ => command)
    {
    }

    /// <summary>What the program does by itself because of it, at a moment of its own: it is done here at once, and then only once.</summary>
    public Step? Due { get; init; }

    /// <summary>A name, where the step can be told of a record once only, however often the story is told of it; null for any other.</summary>
    public string? Once { get; init; }
}
