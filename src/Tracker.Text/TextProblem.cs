namespace Tracker.Text;

/// <summary>Why a text or a change was refused: a stable code and a sentence for people.</summary>
public sealed record TextProblem(string Code, string Sentence);
