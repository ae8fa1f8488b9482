import { DailyTotal } from '../../examples/blog/src/analytics/daily-total.entity.js';
import { PageView } from '../../examples/blog/src/analytics/page-view.entity.js';
import { Category } from '../../examples/blog/src/categories/category.entity.js';
import { Comment } from '../../examples/blog/src/comments/comment.entity.js';
import { Post } from '../../examples/blog/src/posts/post.entity.js';
import { Tag } from '../../examples/blog/src/tags/tag.entity.js';
import { User } from '../../examples/blog/src/users/user.entity.js';

/** The entities of the example, which are to need no factory. */
export const blogEntities = [User, Category, Post, Comment, Tag, PageView, DailyTotal];
